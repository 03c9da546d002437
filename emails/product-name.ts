/** What the product calls itself in its mails. */
export const productName = 'Guildhall'
