import { type FindContext, hookContext, type Session } from '../declare';
import type { Placing } from './types';

/** The context in which a platform looks for, places and reads the orders of a key. */
export const orderContext = (session: Session, { operation, intent, key }: Placing): FindContext => ({
	...hookContext(session, operation, intent),
	key,
});
