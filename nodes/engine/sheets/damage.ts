import { Problem } from '../declare';

const NEXT = 'Run this again; if it stays so, download the file and look into it.';

/** The file's bytes are not what they say they are. */
export const damaged = (): Problem => new Problem(`The file is damaged and cannot be unpacked. ${NEXT}`);

/** The file stops in the middle. */
export const endedEarly = (): Problem => new Problem(`The file ended before it was complete. ${NEXT}`);

/** A proxy or a sign-in page answered. @param instead what was asked for */
export const webPage = (instead: string): Problem =>
	new Problem(
		`A web page came instead of ${instead}. Check the address in the credential; if it is right, try again later.`,
	);
