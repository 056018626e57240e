"""Writes probability-references.json: the functions of spec/model.md section 7 by plain 40-digit sums (needs mpmath).

Every argument is a float and is taken as exactly that float, so the references hold no input rounding.
"""
import json
import math
import pathlib
import random

import mpmath as mp

mp.mp.dps = 40
random.seed(7)
SMALL = mp.mpf(10) ** -38


def tail(first, ratio):
    total, term, step = mp.mpf(0), first, 0
    while term > SMALL:
        total += term
        term *= ratio(step)
        step += 1
    return total


def binomial_below(n, p, k):
    p = mp.mpf(p)
    log_mass = lambda j: mp.loggamma(n + 1) - mp.loggamma(j + 1) - mp.loggamma(n - j + 1) + j * mp.log(p) + (n - j) * mp.log(1 - p)
    if k < n * p:
        return tail(mp.e ** log_mass(k), lambda i: (k - i) * (1 - p) / ((n - k + i + 1) * p))
    return 1 - tail(mp.e ** log_mass(k + 1), lambda i: (n - k - 1 - i) * p / ((k + 2 + i) * (1 - p)))


def downtime(mean_outages, elapsed):
    lam, z, spread = mp.mpf(mean_outages), mp.mpf(elapsed), 14 * math.sqrt(mean_outages)
    first, last = max(1, int(mean_outages - spread - 20)), int(mean_outages + spread + 80)
    mass = mp.e ** ((first - 1) * mp.log(z) - z - mp.loggamma(first))
    if first - 1 < elapsed:
        fewer = tail(mass, lambda i: (first - 1 - i) / z)
    else:
        fewer = 1 - tail(mass * z / first, lambda i: z / (first + 1 + i))
    weight, mass, total = mp.e ** (first * mp.log(lam) - lam - mp.loggamma(first + 1)), mass * z / first, mp.mpf(0)
    for n in range(first, last + 1):
        total += weight * fewer
        fewer += mass
        mass *= z / (n + 1)
        weight *= lam / (n + 1)
    return total


def erlang_c(load, servers):
    a, b = mp.mpf(load), mp.mpf(1)
    for j in range(1, servers + 1):
        b = a * b / (j + a * b)
    return b / (1 - a / servers * (1 - b))


def text(value):
    return mp.nstr(value, 25)


binomial = []
for n in [1, 2, 3, 15, 16, 17, 60, 400, 5000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 2_500_000_000]:
    for p in [1e-7, 0.01, 0.1, 0.3, 0.5, 0.95, 0.999, 1 - 1e-7]:
        mean, sd = n * p, math.sqrt(n * p * (1 - p))
        if sd > 16_000:
            continue
        for z in [-6, -1, 0, 0.7, 3]:
            k = math.floor(mean + z * sd)
            if 0 <= k < n:
                binomial.append([n, p, k, text(binomial_below(n, p, k))])

compound = []
for lam in [1e-9, 1e-3, 0.3, 1.0, 3.7, 40.0, 100.0, 365.25, 10_000.0, 1e6, 1.2e8]:
    for factor in [1e-6, 0.1, 0.9, 1, 1.1, 5, 100]:
        compound.append([lam, lam * factor if lam >= 1 else factor, None])
    for z in [-2, 0.3, 6]:
        compound.append([lam, lam + z * math.sqrt(2 * lam), None])
compound = [[lam, y, text(downtime(lam, y))] for lam, y, _ in compound if y > 0]

erlang = []
for servers in [1, 2, 5, 8, 30, 100, 1000, 10_000]:
    for busy in [1e-6, 0.1, 0.5, 0.8, 0.95, 0.999, 1 - 1e-8]:
        erlang.append([servers * busy, servers, text(erlang_c(servers * busy, servers))])

normal = []
for _ in range(60):
    x, mean, sd = random.uniform(0, 150), random.uniform(20, 110), random.uniform(0.1, 30)
    normal.append([x, mean, sd, text(mp.ncdf((mp.mpf(x) - mp.mpf(mean)) / mp.mpf(sd)))])

target = pathlib.Path(__file__).with_name("probability-references.json")
groups = {"binomial": binomial, "compound": compound, "erlang": erlang, "normal": normal}
body = ",\n".join(f' "{name}": [\n' + ",\n".join("  " + json.dumps(row) for row in rows) + "\n ]" for name, rows in groups.items())
target.write_text("{\n" + body + "\n}\n")
