import MISSING from '../../../../samples/partnerCenter/data/missingInClouds.json';

/** The clouds that the simulator plays, each under an address of its own. */
export type Cloud = keyof typeof MISSING;

/** The first step of the addresses of each cloud's API; its sign-in is below, at `/login`. */
export const CLOUDS: Record<string, Cloud> = { partner: 'global', 'partner-us': 'us', 'partner-china': 'china' };

// The file has patterns of the ids that each cloud does not have (source: limits of auth.clouds).
/** Whether a cloud offers an operation. Microsoft Graph is played in the global cloud only, so GDAP needs no row there. */
export const isOffered = (cloud: Cloud, operationId: string): boolean =>
	!MISSING[cloud].some((pattern) => new RegExp(pattern).test(operationId));
