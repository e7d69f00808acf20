import type { Policy } from './policy';

/** A used-up quota counts as a limit, whatever its status: nothing was done, and it passes by itself. */
export const quotaAsLimit: Policy = (next) => async (call) => {
	const { vendor } = call.session;
	const outcome = await next(call);
	if (outcome.kind !== 'answer' || outcome.status !== 403 || !vendor.quota) return outcome;
	const pause = vendor.quota(vendor.errorOf(outcome.body).text ?? '');
	if (pause === undefined) return outcome;
	return { ...outcome, status: 429, headers: { 'retry-after': String(Math.ceil(pause / 1000)), ...outcome.headers } };
};
