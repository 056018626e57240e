/*
 * The peer of `bench simulation`: the same core written by hand in C, in blocks of trials so that the compiler can use
 * vectors. Same random numbers, same tables, so that the totals must agree with the engine's trial by trial.
 * Build: cc -O3 -march=native -ffp-contract=off -o core core.c -lm
 * Use: core NUMBERS MONTHS CATEGORIES TRIALS
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define B 256
#define MAXM 120
#define MAXC 64
#define TABLED 64
#define GUIDE_BITS 5
#define GUIDE_CELLS (1 << GUIDE_BITS)
#define GUIDE_SHIFT (32 - GUIDE_BITS)
#define LAST_SIZE ((TABLED + 1) * (TABLED + 2) / 2)
#define STEPS 256

typedef struct {
  int lowest, shift;
  uint32_t *last, *guide;
} CountTable;

typedef struct {
  uint32_t last[LAST_SIZE];
  uint8_t guide[(TABLED + 1) * GUIDE_CELLS];
} BinomialTable;

static int months, categories;
static double *at_number;
static double *take(int count) {
  double *list = at_number;
  at_number += count;
  return list;
}

/* ---- tables ---- */

static double *weights;
static int fill_weights(double mean, double size, int mode, int least, double greatest, int kind, int *lowest) {
  /* kind 0: negative binomial (size > 0) or Poisson; 1: binomial of `greatest` trials with odds `mean` */
  static double down[1 << 20], up[1 << 20];
  int downs = 0, ups = 0;
  double odds = kind == 1 ? mean : size > 0 ? mean / (mean + size) : 0;
#define RISING(k) (kind == 1 ? ((greatest - (k)) / ((k) + 1.0)) * odds : size > 0 ? (((k) + size) / ((k) + 1.0)) * odds : mean / ((k) + 1.0))
  double weight = 1;
  for (int k = mode; k > least; k--) {
    weight /= RISING(k - 1);
    if (!(weight > 1e-16)) break;
    down[downs++] = weight;
  }
  weight = 1;
  for (int k = mode; k < greatest; k++) {
    weight *= RISING(k);
    if (!(weight > 1e-16)) break;
    up[ups++] = weight;
  }
  weights = realloc(weights, sizeof(double) * (size_t)(downs + ups + 1));
  for (int i = 0; i < downs; i++) weights[i] = down[downs - 1 - i];
  weights[downs] = 1;
  for (int i = 0; i < ups; i++) weights[downs + 1 + i] = up[i];
  *lowest = mode - downs;
  return downs + ups + 1;
}

static void fill_last(const double *w, int count, uint32_t *last) {
  double total = 0, sum = 0;
  for (int i = 0; i < count; i++) total += w[i];
  for (int i = 0; i < count; i++) {
    sum += w[i];
    double words = floor((sum / total) * 4294967296.0 + 0.5);
    if (words > 4294967296.0) words = 4294967296.0;
    last[i] = words < 1 ? 0 : (uint32_t)(words - 1);
  }
  last[count - 1] = 0xffffffffu;
}

static CountTable count_table(double mean, double dispersion) {
  CountTable table;
  double size = dispersion > 0 ? 1 / dispersion : 0;
  int mode = dispersion > 0 ? (size > 1 ? (int)floor(((size - 1) * mean) / size) : 0) : (int)floor(mean);
  int count = fill_weights(mean, size, mode, 0, 1e18, 0, &table.lowest);
  table.last = malloc(sizeof(uint32_t) * (size_t)count);
  fill_last(weights, count, table.last);
  int bits = (int)ceil(log2(count)) + 1;
  if (bits < 6) bits = 6;
  if (bits > 16) bits = 16;
  table.shift = 32 - bits;
  table.guide = malloc(sizeof(uint32_t) << bits);
  uint32_t i = 0;
  for (uint32_t cell = 0; cell < (1u << bits); cell++) {
    uint32_t first = cell << table.shift;
    while (table.last[i] < first) i++;
    table.guide[cell] = i;
  }
  return table;
}

static BinomialTable *binomial_table(double p) {
  BinomialTable *table = calloc(1, sizeof *table);
  table->last[0] = 0xffffffffu;
  for (int n = 1; n <= TABLED; n++) {
    uint32_t *last = table->last + n * (n + 1) / 2;
    for (int k = 0; k <= n; k++) last[k] = p == 0 ? 0xffffffffu : 0;
    if (p > 0) {
      int lowest, mode = (int)floor((n + 1) * p);
      if (mode > n) mode = n;
      int count = fill_weights(p / (1 - p), 0, mode, 0, n, 1, &lowest);
      fill_last(weights, count, last + lowest);
      for (int k = lowest + count; k <= n; k++) last[k] = 0xffffffffu;
    }
    int k = 0;
    for (int cell = 0; cell < GUIDE_CELLS; cell++) {
      while (last[k] < (uint32_t)cell << GUIDE_SHIFT) k++;
      table->guide[n * GUIDE_CELLS + cell] = (uint8_t)k;
    }
  }
  return table;
}

static BinomialTable *stepped[STEPS / 2 + 1];

/* ---- draws ---- */

#define ROTL(x, r) (((x) << (r)) | ((x) >> (32 - (r))))
static void fill_words(uint32_t k0, uint32_t k1, const uint32_t *restrict counters, uint32_t second, uint32_t *restrict out0,
                       uint32_t *restrict out1, int count) {
  uint32_t k2 = 0x1bd11bdau ^ k0 ^ k1;
  for (int i = 0; i < count; i++) {
    uint32_t x = counters[i] + k0, y = second + k1;
#define ROUND(r) x += y; y = ROTL(y, r) ^ x;
    ROUND(13) ROUND(15) ROUND(26) ROUND(6)
    x += k1; y += k2 + 1;
    ROUND(17) ROUND(29) ROUND(16) ROUND(24)
    x += k2; y += k0 + 2;
    ROUND(13) ROUND(15) ROUND(26) ROUND(6)
    x += k0; y += k1 + 3;
    ROUND(17)
    out0[i] = x;
    out1[i] = y;
  }
}

static inline int table_count(const BinomialTable *table, int n, uint32_t word) {
  const uint32_t *last = table->last + n * (n + 1) / 2;
  int k = table->guide[n * GUIDE_CELLS + (int)(word >> GUIDE_SHIFT)];
  while (word > last[k]) k++;
  return k;
}

/* Words beyond those of the columns, for samples too large for one table. */
typedef struct {
  uint32_t low, high, trial, month, purpose, further;
} Further;
static uint32_t further_word(Further *more) {
  uint32_t word, skip;
  more->further++;
  fill_words(more->low, more->high, &more->trial, more->month | more->purpose << 7 | more->further << 11, &word, &skip, 1);
  return word;
}

static int rare_count(int m, double rest, uint32_t word) {
  double u = (word + 0.5) / 4294967296.0;
  if (u <= 1 - m * rest) return 0;
  double chance = 1, base = 1 - rest;
  for (int exponent = m; exponent > 0; exponent >>= 1) {
    if (exponent & 1) chance *= base;
    base *= base;
  }
  double odds = rest / (1 - rest), below = chance;
  int k = 0;
  while (u > below && k < m) {
    chance *= ((m - k) / (k + 1.0)) * odds;
    k++;
    below += chance;
  }
  return k;
}

static inline int small_binomial(int n, double probability, uint32_t word, uint32_t second) {
  if (n == 0 || probability <= 0) return 0;
  if (probability >= 1) return n;
  int flipped = probability > 0.5;
  double p = flipped ? 1 - probability : probability;
  int step = (int)(p * STEPS);
  double lower = (double)step / STEPS;
  int found = table_count(stepped[step], n, flipped ? ~word : word);
  int total = found + rare_count(n - found, (p - lower) / (1 - lower), flipped ? ~second : second);
  return flipped ? n - total : total;
}

static int any_binomial(int n, double probability, uint32_t word, Further more) {
  int total = small_binomial(TABLED, probability, word, further_word(&more));
  int left = n - TABLED;
  if (n > 1024) {
    fprintf(stderr, "the core's categories have at most 1024 tickets a month\n");
    exit(1);
  }
  for (; left > TABLED; left -= TABLED) {
    uint32_t first = further_word(&more);
    total += small_binomial(TABLED, probability, first, further_word(&more));
  }
  uint32_t first = further_word(&more);
  return total + small_binomial(left, probability, first, further_word(&more));
}

static void fixed_thinning(const double *restrict sizes, const uint32_t *restrict words, double *restrict out,
                           const BinomialTable *table, double probability, int flipped, Further more, const uint32_t *counters,
                           int count) {
  uint32_t flip = flipped ? 0xffffffffu : 0;
  for (int i = 0; i < count; i++) {
    int n = (int)sizes[i];
    if (n > TABLED) {
      more.trial = counters[i];
      out[i] = any_binomial(n, probability, words[i], more);
      continue;
    }
    int k = table_count(table, n, words[i] ^ flip);
    out[i] = flipped ? n - k : k;
  }
}

static double money(double value) {
  double size = fabs(value) * 100;
  double whole = floor(size), beyond = size - whole - 0.5;
  int up = fabs(beyond) < 1e-7 + size * 2e-15 || beyond > 0;
  return (value < 0 ? -1 : 1) * (up ? whole + 1 : whole) / 100;
}
static double q9(double value) {
  double size = fabs(value) * 1e9;
  double whole = floor(size), beyond = size - whole - 0.5;
  int up = fabs(beyond) < 1e-7 + size * 2e-15 || beyond > 0;
  return (value < 0 ? -1 : 1) * (up ? whole + 1 : whole) / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  months = atoi(argv[2]);
  categories = atoi(argv[3]);
  int trials = atoi(argv[4]);
  FILE *file = fopen(argv[1], "rb");
  if (file == NULL) return 2;
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  at_number = malloc(size);
  if (fread(at_number, 1, size, file) != size) return 2;
  const int M = months, C = categories, H = M * C;
  double *seed = take(1), *ticketStreams = take(C), *resolutionStreams = take(C), *dispersion = take(1), *mean = take(H);
  double *preventedP = take(H), *attemptedP = take(H), *rMin = take(C), *rMode = take(C), *rMax = take(C), *readiness = take(1);
  double *reopenedP = take(C), *incidentsP = take(C), *selection = take(C), *hoursPer = take(C * 3), *assist = take(H);
  double *oversightLevel = take(C), *perAttemptH = take(C), *perClaimH = take(C), *perReopenedH = take(C), *perHandoverH = take(C);
  double *planned = take(M * 3), *proactive = take(M * 3), *rate = take(M * 3), *share = take(1), *lagMonths = take(1);
  double *tools = take(M), *aiFixed = take(M), *perAttempt = take(M), *perResolution = take(M), *perIncident = take(1);
  double *converts = take(1), *currentBill = take(M), *proposedBill = take(M), *outcomePrice = take(M), *included = take(1);
  double *floorOf = take(1), *capOf = take(1), *touchL1 = take(C), *otherTickets = take(1), *otherHours = take(1);
  double *busiest = take(1), *serversOff = take(1), *serversOn = take(M);

  CountTable *tickets = malloc(sizeof(CountTable) * (size_t)H);
  for (int i = 0; i < H; i++) tickets[i] = count_table(mean[i], *dispersion);
  for (int i = 0; i <= STEPS / 2; i++) stepped[i] = binomial_table((double)i / STEPS);
  BinomialTable *preventedT[MAXM * MAXC], *attemptedT[MAXM * MAXC], *reopenedT[MAXC], *incidentsT[MAXC];
  int attemptedF[MAXM * MAXC];
  for (int i = 0; i < H; i++) {
    attemptedF[i] = attemptedP[i] > 0.5;
    double p = attemptedF[i] ? 1 - attemptedP[i] : attemptedP[i];
    preventedT[i] = attemptedT[i] = NULL;
    for (int j = i % C; j < i; j += C) {
      if (preventedP[j] == preventedP[i]) preventedT[i] = preventedT[j];
      if (attemptedP[j] == attemptedP[i]) attemptedT[i] = attemptedT[j];
    }
    if (preventedT[i] == NULL) preventedT[i] = binomial_table(preventedP[i]);
    if (attemptedT[i] == NULL) attemptedT[i] = binomial_table(p);
  }
  for (int c = 0; c < C; c++) {
    reopenedT[c] = binomial_table(reopenedP[c]);
    incidentsT[c] = binomial_table(incidentsP[c]);
  }

  static double claimedP[MAXC][B], level[2][3][B], freed[MAXM][3][B], base[B], prevented[B], attempted[B], claimed[B], reopened[B],
      incidents[B];
  static double arrivals[2][B], l1Work[2][B], attempts[B], claims[B], resolvedSum[B], harm[B];
  static double margin[4][B], cash[4][B], net[4][B], overloaded[2][B];
  static uint32_t counters[B], a[B], b[B], d[B], e[B], f[B], g[B], h[B], skip[B];
  double sums[4][3] = {{0}};
  double infeasible[2] = {0, 0};
  uint32_t low = (uint32_t)*seed;
  int lag = (int)*lagMonths;

  struct timespec from, to;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  for (int first = 0; first < trials; first += B) {
    int count = trials - first < B ? trials - first : B;
    for (int i = 0; i < B; i++) counters[i] = (uint32_t)(first + i);
    for (int c = 0; c < C; c++) {
      fill_words(low, (uint32_t)resolutionStreams[c], counters, 6u << 7, a, b, count);
      double width = rMax[c] - rMin[c], atMode = (rMode[c] - rMin[c]) / width;
      for (int i = 0; i < count; i++) {
        double u = ((a[i] >> 6) * 67108864.0 + (b[i] >> 6) + 0.5) / 4503599627370496.0;
        double r = u <= atMode ? rMin[c] + sqrt(u * width * (rMode[c] - rMin[c])) : rMax[c] - sqrt((1 - u) * width * (rMax[c] - rMode[c]));
        claimedP[c][i] = r * *readiness;
      }
    }
    memset(margin, 0, sizeof margin);
    memset(cash, 0, sizeof cash);
    memset(net, 0, sizeof net);
    memset(overloaded, 0, sizeof overloaded);
    for (int m = 0; m < M; m++) {
      for (int l = 0; l < 3; l++)
        for (int i = 0; i < count; i++) {
          level[0][l][i] = planned[m * 3 + l];
          level[1][l][i] = proactive[m * 3 + l];
        }
      for (int i = 0; i < count; i++) {
        arrivals[0][i] = arrivals[1][i] = *otherTickets;
        l1Work[0][i] = l1Work[1][i] = *otherHours;
        attempts[i] = claims[i] = resolvedSum[i] = harm[i] = 0;
      }
      for (int c = 0; c < C; c++) {
        int cell = m * C + c;
        uint32_t stream = (uint32_t)ticketStreams[c], month = (uint32_t)(m + 1);
        double *hp = hoursPer + c * 3;
        fill_words(low, stream, counters, month, a, b, count);
        CountTable *t = &tickets[cell];
        for (int i = 0; i < count; i++) {
          uint32_t k = t->guide[a[i] >> t->shift];
          while (a[i] > t->last[k]) k++;
          base[i] = t->lowest + (int)k;
        }
        for (int i = 0; i < count; i++) {
          level[0][0][i] += base[i] * hp[0];
          level[0][1][i] += base[i] * hp[1];
          level[0][2][i] += base[i] * hp[2];
          l1Work[0][i] += base[i] * hp[0];
          arrivals[0][i] += base[i] * touchL1[c];
        }
        double helped = 1 - assist[cell];
        int hasAttempts = attemptedP[cell] > 0;
        if (preventedP[cell] > 0) fixed_thinning(base, b, prevented, preventedT[cell], preventedP[cell], 0, (Further){low, stream, 0, month, 8, 0}, counters, count);
        else memset(prevented, 0, sizeof prevented);
        if (hasAttempts) {
          double created[B];
          for (int i = 0; i < count; i++) created[i] = base[i] - prevented[i];
          fill_words(low, stream, counters, month | 1u << 7, d, e, count);
          fixed_thinning(created, d, attempted, attemptedT[cell], attemptedP[cell], attemptedF[cell], (Further){low, stream, 0, month, 9, 0}, counters, count);
          fill_words(low, stream, counters, month | 3u << 7, skip, h, count);
          for (int i = 0; i < count; i++) {
            int n = (int)attempted[i];
            claimed[i] = n <= TABLED ? small_binomial(n, claimedP[c][i], e[i], h[i])
                                     : any_binomial(n, claimedP[c][i], e[i], (Further){low, stream, counters[i], month, 10, 0});
          }
          if (reopenedP[c] > 0 || incidentsP[c] > 0) fill_words(low, stream, counters, month | 2u << 7, f, g, count);
          if (reopenedP[c] > 0) fixed_thinning(claimed, f, reopened, reopenedT[c], reopenedP[c], 0, (Further){low, stream, 0, month, 11, 0}, counters, count);
          else memset(reopened, 0, sizeof reopened);
          if (incidentsP[c] > 0) fixed_thinning(attempted, g, incidents, incidentsT[c], incidentsP[c], 0, (Further){low, stream, 0, month, 12, 0}, counters, count);
          else memset(incidents, 0, sizeof incidents);
          int l = (int)oversightLevel[c];
          double kept = 1 - selection[c];
          for (int i = 0; i < count; i++) {
            double resolved = claimed[i] - reopened[i];
            double work = created[i] - kept * resolved;
            double seen = attempted[i] * perAttemptH[c] + claimed[i] * perClaimH[c] + reopened[i] * perReopenedH[c] +
                          (attempted[i] - claimed[i]) * perHandoverH[c];
            level[1][0][i] += work * hp[0] * helped;
            level[1][1][i] += work * hp[1] * helped;
            level[1][2][i] += work * hp[2] * helped;
            level[1][l][i] += seen;
            l1Work[1][i] += work * hp[0] * helped + (l == 0 ? seen : 0);
            arrivals[1][i] += (created[i] - resolved) * touchL1[c];
            attempts[i] += attempted[i];
            claims[i] += claimed[i];
            resolvedSum[i] += resolved;
            harm[i] += incidents[i];
          }
        } else
          for (int i = 0; i < count; i++) {
            double created = base[i] - prevented[i];
            level[1][0][i] += created * hp[0] * helped;
            level[1][1][i] += created * hp[1] * helped;
            level[1][2][i] += created * hp[2] * helped;
            l1Work[1][i] += created * hp[0] * helped;
            arrivals[1][i] += created * touchL1[c];
          }
      }
      double *r = rate + m * 3;
      int converted = m + 1 >= (int)*converts;
      for (int l = 0; l < 3; l++)
        for (int i = 0; i < count; i++) {
          double saved = level[0][l][i] - level[1][l][i];
          freed[m][l][i] = saved > 0 ? saved : 0;
        }
      static double realised[3][B];
      for (int l = 0; l < 3; l++) {
        if (m < lag) memset(realised[l], 0, sizeof realised[l]);
        else {
          memcpy(realised[l], freed[m][l], sizeof realised[l]);
          for (int back = 1; back <= lag; back++)
            for (int i = 0; i < count; i++)
              realised[l][i] = freed[m - back][l][i] < realised[l][i] ? freed[m - back][l][i] : realised[l][i];
        }
      }
      for (int i = 0; i < count; i++) {
        double off = level[0][0][i] * r[0] + level[0][1][i] * r[1] + level[0][2][i] * r[2];
        double on = level[1][0][i] * r[0] + level[1][1][i] * r[1] + level[1][2][i] * r[2];
        double idle = 0;
        for (int l = 0; l < 3; l++) idle += (freed[m][l][i] - *share * realised[l][i]) * r[l];
        double ai = attempts[i] * perAttempt[m] + claims[i] * perResolution[m] + harm[i] * *perIncident + aiFixed[m];
        double costOff = off + tools[m], costOn = on + tools[m] + ai;
        double outcome = 0;
        if (converted) {
          double q = resolvedSum[i] - *included;
          q = q9(q > 0 ? q : 0);
          double price = q * outcomePrice[m];
          if (price < *floorOf) price = *floorOf;
          if (price > *capOf) price = *capOf;
          outcome = money(price);
        }
        double fixedOutcome = 0;
        if (converted) fixedOutcome = money(0 < *floorOf ? *floorOf : 0);
        double current = currentBill[m];
        double proposedOff = converted ? proposedBill[m] + fixedOutcome : current;
        double proposedOn = converted ? proposedBill[m] + outcome : current;
        net[0][i] += current;
        net[1][i] += current;
        net[2][i] += proposedOff;
        net[3][i] += proposedOn;
        margin[0][i] += current - costOff;
        margin[1][i] += current - costOn;
        margin[2][i] += proposedOff - costOff;
        margin[3][i] += proposedOn - costOn;
        cash[0][i] += current - costOff;
        cash[1][i] += current - costOn - idle;
        cash[2][i] += proposedOff - costOff;
        cash[3][i] += proposedOn - costOn - idle;
        overloaded[0][i] += arrivals[0][i] > 0 && q9(l1Work[0][i] * *busiest) >= *serversOff;
        overloaded[1][i] += arrivals[1][i] > 0 && q9(l1Work[1][i] * *busiest) >= serversOn[m];
      }
    }
    for (int k = 0; k < 4; k++)
      for (int i = 0; i < count; i++) {
        sums[k][0] += margin[k][i];
        sums[k][1] += cash[k][i];
        sums[k][2] += net[k][i];
      }
    for (int k = 0; k < 2; k++)
      for (int i = 0; i < count; i++) infeasible[k] += overloaded[k][i] > 0;
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  double micros = ((to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / 1e3;
  printf("{\"microsecondsPerTrial\": %.6g, \"infeasible\": [%.0f, %.0f], \"means\": [", micros / trials, infeasible[0], infeasible[1]);
  for (int k = 0; k < 4; k++)
    printf("%s[%.15g, %.15g, %.15g]", k == 0 ? "" : ", ", sums[k][0] / trials, sums[k][1] / trials, sums[k][2] / trials);
  printf("]}\n");
  return 0;
}
