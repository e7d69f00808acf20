import type { Answer, Received } from '../../support/recorder';
import { platforms } from '../platforms';

/** What fits a path with nameless ids: an id in quotes ends with the quote. */
export function patternOf(path: string): RegExp {
	const text = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
	return new RegExp(`^${text.replaceAll("'{}'", "'[^']*'").replaceAll('{}', '[^/]+')}$`);
}

const SIGN_INS = platforms.map(({ signIn: { route, answer } }) => {
	const [method, path] = route.split(' ');
	return { method, pattern: patternOf(path), answer };
});

/** What the sign-in of a platform answers; undefined for any other request. */
export function signedIn({ method, path }: Received): Answer | undefined {
	const found = SIGN_INS.find((signIn) => signIn.method === method && signIn.pattern.test(path));
	return found && { body: found.answer };
}
