import { addressPage, saveAddresses } from './account/address-form.ts'
import { addressesPage, changeAddresses } from './account/address-pages.ts'
import { changeData, dataPage } from './account/data-pages.ts'
import { resetPassword, sendOrderLink, verifyEmail } from './account/entrance-forms.ts'
import { registerPage, resetPage, signInPage, verifyPage } from './account/entrance-pages.ts'
import { findOrderPage, ordersPage } from './account/order-pages.ts'
import { returnsPage } from './account/return-pages.ts'
import { changePassword, endSessions, sessionsPage } from './account/session-pages.ts'
import { signedIn } from './account/signed-in.ts'
import { askForAlert, confirmAlert, unsubscribe } from './alerts/alert-forms.ts'
import { alertsPage, confirmPage, unsubscribePage } from './alerts/alert-pages.ts'
import { acceptPrices, addToCart, changeCoupons, changeLine } from './cart/cart-forms.ts'
import { cartPage } from './cart/cart-page.ts'
import { categoryPage } from './catalogue/category-page.ts'
import { collectionPage } from './catalogue/collection-page.ts'
import { searchPage } from './catalogue/search-page.ts'
import { suggestions } from './catalogue/suggestions.ts'
import { saveAddress } from './checkout/address-step.ts'
import { checkoutPage } from './checkout/checkout-page.ts'
import { saveDelivery } from './checkout/delivery-step.ts'
import { giveUp, pay, returned } from './checkout/pay.ts'
import { saveReductions } from './checkout/reductions.ts'
import { startCheckout } from './checkout/start-checkout.ts'
import { offlinePage } from './errors/pages.ts'
import { homePage } from './home/home-page.ts'
import { cancelOrder, orderPage } from './order/order-page.ts'
import { askReturn, returnFormPage } from './order/return-form.ts'
import { keepAfterAll } from './order/returns.ts'
import { productPage } from './product/product-page.ts'
import { robots, sitemap } from './seo/sitemap.ts'
import type { Handler } from './server/page.ts'
import { serviceWorker } from './server/service-worker.ts'

/** The same for everybody who chose the same language, currency and theme. */
export const sharedPages: Readonly<Record<string, Handler>> = {
  '/': homePage,
  '/categories/:slug': categoryPage,
  '/collections/:slug': collectionPage,
  '/products/:slug': productPage,
  '/search': searchPage,
  '/search/suggestions': suggestions,
  '/offline': offlinePage,
  '/sitemap.xml': sitemap,
  '/robots.txt': robots,
  '/sw.js': serviceWorker,
}
export const personalPages: Readonly<Record<string, Handler>> = {
  '/cart': cartPage,
  '/checkout/:id': checkoutPage,
  '/checkout/:id/return': returned,
  '/orders/find': findOrderPage,
  '/orders/:id': orderPage,
  '/orders/:id/return': returnFormPage,
  '/alerts': alertsPage,
  '/alerts/confirm': confirmPage,
  '/unsubscribe': unsubscribePage,
  '/account': signedIn(ordersPage),
  '/account/orders': signedIn(ordersPage),
  '/account/orders/:id': orderPage,
  '/account/returns': signedIn(returnsPage),
  '/account/addresses': signedIn(addressesPage),
  '/account/addresses/:id': signedIn(addressPage),
  '/account/sessions': signedIn(sessionsPage),
  '/account/data': signedIn(dataPage),
  '/account/sign-in': signInPage,
  '/account/register': registerPage,
  '/account/reset': resetPage,
  '/account/verify': verifyPage,
}
export const forms: Readonly<Record<string, Handler>> = {
  '/cart/lines': addToCart,
  '/cart/lines/:line': changeLine,
  '/cart/coupons': changeCoupons,
  '/cart/prices': acceptPrices,
  '/checkout': startCheckout,
  '/checkout/:id/address': saveAddress,
  '/checkout/:id/delivery': saveDelivery,
  '/checkout/:id/reductions': saveReductions,
  '/checkout/:id/pay': pay,
  '/checkout/:id/cancel': giveUp,
  '/orders/find': sendOrderLink,
  '/orders/:id/cancel': cancelOrder,
  '/orders/:id/return': askReturn,
  '/orders/:id/returns': keepAfterAll,
  '/alerts': askForAlert,
  '/alerts/confirm': confirmAlert,
  '/unsubscribe': unsubscribe,
  '/account/reset': resetPassword,
  '/account/verify': verifyEmail,
  '/account/addresses': signedIn(changeAddresses),
  '/account/addresses/:id': signedIn(saveAddresses),
  '/account/sessions': signedIn(endSessions),
  '/account/password': signedIn(changePassword),
  '/account/data': signedIn(changeData),
}
