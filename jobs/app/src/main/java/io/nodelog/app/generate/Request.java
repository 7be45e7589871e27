package io.nodelog.app.generate;

/** One request as it is drawn, reused for the next. */
final class Request {
  private static final int[] FAILING_STATUSES = {503, 502, 500, 504, 503, 502, 503, 500};
  private static final int[] HEALTHY_UP_TO = {9140, 9585, 9797, 9960, 9968, 9980, 9988, 9996};
  private static final int[] HEALTHY_STATUSES = {200, 304, 404, 301, 403, 206, 400, 500, 502};

  private final ZipfRanks ranks;
  private final int heavyMillionths;

  int client;
  Page page = Page.HOME;

  /** What stands for the variable part of the target. */
  int variable;

  int status;
  long bytesSent;
  long durationMillis;

  /** The first upstream refused and a second one answered. */
  boolean retried;

  /** A random number for what nothing else depends on: user, referrer. */
  int taste;

  Request(ClientMix mix) {
    ranks = new ZipfRanks(mix.distinct(), mix.zipfExponent());
    heavyMillionths = PlanCheck.millionths(mix.heavyShare());
  }

  void draw(Dice dice, boolean failing) {
    client = heavyMillionths > 0 && dice.happens(heavyMillionths) ? 0 : ranks.draw(dice);
    page = Page.any(dice);
    variable = dice.below(100_000);
    taste = (int) dice.next();
    status = failing ? FAILING_STATUSES[dice.below(8)] : healthyStatus(dice.below(10_000));
    retried = !failing && dice.below(128) == 0;
    bytesSent = drawBytes(dice);
    durationMillis = drawMillis(dice);
  }

  private static int healthyStatus(int lot) {
    int kind = 0;
    while (kind < HEALTHY_UP_TO.length && lot >= HEALTHY_UP_TO[kind]) {
      kind++;
    }
    return HEALTHY_STATUSES[kind];
  }

  private long drawBytes(Dice dice) {
    return switch (status) {
      case 200 -> around(page.medianBytes, dice);
      case 206 -> dice.below(page.medianBytes + 1);
      case 304 -> 0;
      case 301 -> 178;
      default -> 150 + dice.below(400);
    };
  }

  private long drawMillis(Dice dice) {
    long millis = around(page.medianMillis, dice) + (retried ? 1 : 0);
    return status == 504 ? 60_000 + dice.below(40) : millis;
  }

  /** A number from a quarter of the median to four times the median, with a tail to sixteen. */
  private static long around(int median, Dice dice) {
    int lot = dice.below(1 << 16);
    int power = lot >>> 14;
    long low = ((long) median << power) >>> 2;
    long drawn = low + ((low * (lot & 0x3FFF)) >>> 14);
    return (lot & 0xFF) == 0 ? drawn * 4 : drawn;
  }
}
