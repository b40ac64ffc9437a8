/**
 * The demo tenant's year: a coffee roaster and the cafés, hotels, restaurants, offices and bakeries that buy its goods
 * through five distributors. Deterministic for a date: the same accounts, invoices, wallets and returns each time.
 * Sizes follow a long tail, months have their seasons, some customers grow, some leave; three distributors report
 * what else their customers buy, so that some shares are known exactly, some by declaration, some not at all.
 */
package io.stamgast.demo.data;
