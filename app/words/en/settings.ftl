# Settings: the terms of returns.
settings-returns-title = What we take back
settings-returns-lead = The law’s own rights stay whatever stands here. Returns that are agreed keep the terms they were agreed by.
settings-saved = Saved. From now on returns are agreed by these terms.
settings-window = How long
settings-window-days = Days to return something
settings-window-hint = For any reason; the last day counts to its end.
settings-counts-from = Counted from
settings-from-delivery = delivery
settings-from-dispatch = dispatch
settings-from-order = order
settings-grace-days = Days of grace
settings-grace-hint = Granted after the last day, and told to nobody.
settings-warranty-days = Days of our own warranty
settings-warranty-hint = From delivery. The law’s two years are 730 days; only more than that changes anything.
settings-money = Money
settings-refund-days = Days until the money is back
settings-refund-hint = From when the goods are with us. This is promised to the customer.
settings-replacement-days = Days until a replacement is there
settings-restocking = Percent kept back
settings-restocking-hint = Only of what comes back of the customer’s own will, and told before.
settings-keep = Percent back for keeping it
settings-keep-hint = For those who keep something that is not quite right. It has to be on offer below.
settings-instant = Refunded with the first scan, up to
settings-instant-hint = In the order’s currency. Without a look at the goods.
settings-offers = What is on offer
settings-offers-lead = Beside the refund and the replacement that the law grants
settings-ways = How goods come back
settings-ways-hint = As far as the shop can: a label needs an address, a store and a pick-up the configuration file.
settings-looks = Look first
settings-looks-lead = Everything else is agreed at once. Returns worth more than this wait for a yes or a no at the desk.
settings-review-above = Worth more than
settings-review-more-than = Customers with this many returns in a year
settings-review-reasons = For these reasons
settings-rules = Other terms for some goods or countries
settings-rules-lead = A later rule stands above an earlier one. A rule without a name is dropped when you save.
settings-rule-new = One more rule
settings-rule-name = Name
settings-rule-categories = Categories
settings-rule-categories-hint = As orders name them, with commas between; none for all goods.
settings-rule-countries = Countries
settings-rule-countries-hint = Codes such as DE, FR; none for all.
settings-rule-final = Not taken back unless something is wrong
settings-try = Try it on past returns
settings-save = Save
settings-tried =
    { $of ->
        [0] There are no past returns to try this on
       *[other] This would have declined { $declined } of the last { $of }
    }
settings-tried-reviewed = Would have been looked at first
settings-tried-waved = Would not be looked at any more
settings-tried-less = Customers would have got less by
settings-tried-hint = Nothing was changed and nothing is saved yet. Withdrawals are left out: no term touches them.
settings-no-number = Type a whole number, such as 30.
settings-no-percent = Type a percentage from 0 to 100.
