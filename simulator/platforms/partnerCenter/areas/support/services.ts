import type { Handler } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../../commerce/find';
import { seedRows } from '../seed';

const managed: Handler = (call) => {
	customerOf(call);
	return collection(call, seedRows(call, 'managedService.getMany'));
};

export const serviceHandlers: Record<string, Handler> = {
	'managedService.getMany': managed,
	'more.GetServiceIncidents': (call) => collection(call, seedRows(call, 'more.GetServiceIncidents')),
};
