// The tables of handlers: what each operation does, by its id.
export { auditHandlers } from './audit/records';
export { agreedHandlers } from './customers/agreed';
export { deviceHandlers } from './devices/devices';
export { changeHandlers } from './graph/assignments';
export { relationshipHandlers } from './graph/relationships';
export { addressHandlers } from './partner/programs';
export { supportHandlers } from './partner/support';
export { webhookHandlers } from './notifications/notifications';
export { billingHandlers, exportHandlers } from './graph/billing';
export { securityHandlers } from './reads/security';
export { analyticsHandlers, entitlementHandlers } from './reads/usage';
export { referralHandlers } from './sales/referrals';
export { sheetHandlers } from './sales/sheets';
export { licenseHandlers } from './users/licenses';
export { userHandlers } from './users/users';
