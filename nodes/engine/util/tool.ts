/** Whether an AI agent calls the node as its tool. */
export const isTool = (context: object): boolean =>
	'isToolExecution' in context &&
	typeof context.isToolExecution === 'function' &&
	(context.isToolExecution as () => unknown)() === true;
