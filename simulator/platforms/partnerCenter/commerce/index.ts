// The tables of handlers: what each operation does, by its id.
export { cartHandlers } from './carts/carts';
export { catalogHandlers } from './catalog/handlers';
export { promotionHandlers } from './catalog/promotions';
export { agreementHandlers } from './customers/agreements';
export { createHandlers } from './customers/create';
export { listHandlers } from './customers/lists';
export { migrationHandlers } from './moves/migrations';
export { transferHandlers } from './moves/transfers';
export { transitionTargetHandlers } from './moves/transitions';
export { upgradeHandlers } from './moves/upgrades';
export { orderHandlers } from './orders/orders';
export { paperHandlers } from './orders/papers';
export { azureEntitlementHandlers } from './subscriptions/azure';
export { subscriptionReadHandlers } from './subscriptions/subscriptions';
