import type { BackendReport } from '../src/shared/backend.js';
import type { Found } from './backend/find.js';
import type { Training } from './training.js';

/** The report of a backend, now that the training's steps are compiled or are not. */
export function reportAfterAll({ backend, report }: Found, { uncompiled }: Training): BackendReport {
  const { threads, obstacle } = backend.machine ?? {};
  if (uncompiled !== undefined) {
    const reason = `${report.reason} Its steps cannot be compiled, so tfjs takes them: ${uncompiled}.`;
    return { ...report, compiled: false, reason };
  }
  if (threads === undefined) return report;
  const adapter = threads === 1 ? report.adapter : `${report.adapter}, ${threads} threads`;
  const reason =
    obstacle === undefined ? report.reason : `${report.reason} It computes on one thread: ${obstacle}.`;
  return { ...report, adapter, threads, reason };
}
