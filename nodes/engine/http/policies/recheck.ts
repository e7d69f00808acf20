import type { Policy } from './policy';

/** What a write has to look at right before each of its tries; where that throws, nothing is sent. */
export const recheckBeforeTry: Policy = (next) => async (call) => {
	const { request, progress } = call;
	await request.beforeTry?.(progress);
	return await next(call);
};
