"""The peer of `bench simulation` in numpy: columns of trials, its own generator (PCG64) and samplers.

Use: python3 core.py NUMBERS.json TRIALS
"""

import json
import sys
import time

import numpy as np

with open(sys.argv[1], encoding="utf-8") as file:
    numbers = json.load(file)
M, C = numbers["months"], numbers["categories"]
lists = {name: np.array(values, dtype=float) for name, values in numbers["lists"].items()}
one = {name: values[0] for name, values in lists.items() if len(values) == 1}


def cells(name):
    return lists[name].reshape(M, -1)


def run(trials, block, rng):
    sums = np.zeros((4, 3))
    for first in range(0, trials, block):
        n = min(block, trials - first)
        sums += run_block(n, rng)
    return sums / trials


def run_block(n, rng):
    size = 1 / one["dispersion"] if one["dispersion"] > 0 else None
    claim = [
        rng.triangular(lists["resolutionMin"][c], lists["resolutionMode"][c], lists["resolutionMax"][c], n)
        * one["readiness"]
        for c in range(C)
    ]
    margin, cash, net = np.zeros((4, n)), np.zeros((4, n)), np.zeros((4, n))
    overloaded = np.zeros((2, n), dtype=bool)
    lag = int(one["lag"])
    history = []
    for m in range(M):
        off = np.repeat(cells("planned")[m][:, None], n, axis=1)
        on = np.repeat(cells("proactive")[m][:, None], n, axis=1)
        arrivals = [np.full(n, one["otherTickets"]), np.full(n, one["otherTickets"])]
        work1 = [np.full(n, one["otherHours"]), np.full(n, one["otherHours"])]
        attempts, claims, resolved_sum, harm = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n)
        for c in range(C):
            mean = cells("mean")[m][c]
            hours = lists["hoursPerTicket"][c * 3 : c * 3 + 3]
            touch = lists["touchL1"][c]
            base = rng.poisson(mean, n) if size is None else rng.negative_binomial(size, size / (size + mean), n)
            off += base * hours[:, None]
            work1[0] += base * hours[0]
            arrivals[0] += base * touch
            p = cells("prevented")[m][c]
            created = base - rng.binomial(base, p) if p > 0 else base
            helped = hours * (1 - cells("assist")[m][c])
            p = cells("attempted")[m][c]
            if p > 0:
                attempted = rng.binomial(created, p)
                claimed = rng.binomial(attempted, claim[c])
                reopened = rng.binomial(claimed, lists["reopened"][c])
                if lists["incidents"][c] > 0:
                    harm += rng.binomial(attempted, lists["incidents"][c])
                resolved = claimed - reopened
                work = created - (1 - lists["selection"][c]) * resolved
                seen = (
                    attempted * lists["hoursPerAttempt"][c]
                    + claimed * lists["hoursPerClaim"][c]
                    + reopened * lists["hoursPerReopened"][c]
                    + (attempted - claimed) * lists["hoursPerHandover"][c]
                )
                level = int(lists["oversightLevel"][c])
                on[level] += seen
                if level == 0:
                    work1[1] += seen
                attempts += attempted
                claims += claimed
                resolved_sum += resolved
                human = created - resolved
            else:
                work = human = created
            on += work * helped[:, None]
            work1[1] += work * helped[0]
            arrivals[1] += human * touch
        freed = np.maximum(0, off - on)
        history.append(freed)
        realised = np.minimum.reduce(history[m - lag : m + 1]) * one["realised"] if m >= lag else 0
        rate = cells("rate")[m][:, None]
        idle = ((freed - realised) * rate).sum(axis=0)
        ai = (
            attempts * lists["perAttempt"][m]
            + claims * lists["perResolution"][m]
            + harm * one["perIncident"]
            + lists["aiFixed"][m]
        )
        cost = [(off * rate).sum(axis=0) + lists["tools"][m], (on * rate).sum(axis=0) + lists["tools"][m] + ai]
        current = np.full(n, lists["currentBill"][m])
        revenue = [current, current, current, current]
        if m + 1 >= one["converts"]:
            fee = np.clip(np.maximum(0, resolved_sum - one["included"]) * lists["outcomePrice"][m], one["floor"], one["cap"])
            nothing = np.full(n, lists["proposedBill"][m] + max(0, one["floor"]))
            revenue = [current, current, nothing, lists["proposedBill"][m] + np.floor(fee * 100 + 0.5 + 1e-7) / 100]
        for k in range(4):
            ai_on = k % 2
            net[k] += revenue[k]
            margin[k] += revenue[k] - cost[ai_on]
            cash[k] += revenue[k] - cost[ai_on] - (idle if ai_on else 0)
        overloaded[0] |= (arrivals[0] > 0) & (work1[0] * one["busiest"] >= one["serversOff"])
        overloaded[1] |= (arrivals[1] > 0) & (work1[1] * one["busiest"] >= lists["serversOn"][m])
    return np.stack([margin.sum(axis=1), cash.sum(axis=1), net.sum(axis=1)], axis=1)


trials = int(sys.argv[2])
rng = np.random.default_rng(1)
run(1024, 1024, rng)
before = time.process_time()
means = run(trials, 1024, rng)
print(json.dumps({"microsecondsPerTrial": (time.process_time() - before) * 1e6 / trials, "means": means.tolist()}))
