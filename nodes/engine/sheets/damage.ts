import { Problem } from '../declare';

const NEXT = 'Run this again. If the problem persists, download the file and check it.';

/** The file's bytes are not what they say they are. */
export const damaged = (): Problem => new Problem(`The file is damaged and cannot be unpacked. ${NEXT}`);

/** The file stops in the middle. */
export const endedEarly = (): Problem => new Problem(`The file ended before it was complete. ${NEXT}`);

/** A proxy or a sign-in page answered. @param instead what was asked for */
export const webPage = (instead: string): Problem =>
	new Problem(
		`The response is a web page instead of ${instead}. Check the address in the credential. If it is correct, try again later.`,
	);
