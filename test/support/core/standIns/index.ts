import { If } from './if';
import { EditFields } from './editFields';
import { RespondToWebhook } from './respondToWebhook';
import { SplitOut } from './splitOut';
import { ManualTrigger, NoOp, ScheduleTrigger, StickyNote, StopAndError, Webhook } from './plain';
import type { NodeClasses } from '../nodeTypes';

/**
 * Stand-ins for the few built-in nodes that the flows use, under the built-in names: the real ones come
 * with the n8n server package only. They know the parameters that the flows use and refuse others; the
 * same flows run with the real nodes in `e2e/`.
 */
export const standIns: NodeClasses = {
	'n8n-nodes-base.manualTrigger': ManualTrigger,
	'n8n-nodes-base.scheduleTrigger': ScheduleTrigger,
	'n8n-nodes-base.webhook': Webhook,
	'n8n-nodes-base.noOp': NoOp,
	'n8n-nodes-base.stopAndError': StopAndError,
	'n8n-nodes-base.stickyNote': StickyNote,
	'n8n-nodes-base.set': EditFields,
	'n8n-nodes-base.if': If,
	'n8n-nodes-base.splitOut': SplitOut,
	'n8n-nodes-base.respondToWebhook': RespondToWebhook,
};
