import { type Completion, type FollowOperation, parseRoute, Problem, type Session, type Values } from '../declare';
import { waitUntilDone } from '../http/wait';

/**
 * Waits until an object is done. The last name in the operation's route is the object's id, those before it are its parents'.
 * @throws Problem when it failed, in the words of the platform's `wait`
 */
export function followObject(session: Session, operation: FollowOperation, { path }: Values): Completion {
	const { wait, route } = operation;
	const name = parseRoute(route).names.at(-1) as string;
	const { [name]: id, ...parents } = path;
	return async () => {
		const { state, body } = await waitUntilDone(session, { wait, path: parents }, id, session.settings.waitAtMost);
		if (state === 'failed') throw new Problem(wait.failure(body), { outcome: 'failed', [name]: id });
		return { rows: [{ ...body, outcome: state }] };
	};
}
