package terms

import data.lib

# People got a notice that says everything it must, and signs stand where the technology is used. Neither goes together with
# a use that the people captured are not meant to know of, even if only at times: both claimed, neither is settled, and
# whoever does not say whether the use is hidden has not shown that people know of it.
notice_adequate := openly(input.facts.transparency.notice_adequate, input.facts.deployment.covert)

signs_on_site := openly(input.facts.transparency.signage, input.facts.deployment.covert)

exposure_told := openly(input.facts.transparency.exposure_notice, input.facts.deployment.covert)

openly(claim, covert) := lib.all_of([
	lib.is_true(claim),
	lib.any_of([lib.is_false(covert), "unknown"]),
])
