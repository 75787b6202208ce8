/** The reader wants to see all metrics, or no longer. */
export class AllMetricsEvent extends Event {
  readonly all: boolean;

  constructor(all: boolean) {
    super('gan-all-metrics');
    this.all = all;
  }
}
