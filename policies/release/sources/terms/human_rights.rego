package terms

import data.lib

# Each step of the human-rights test has an answer to stand on: law, aim, whether the measure can work, whether less would
# do, the balance, the bounds, oversight and redress. It says nothing of whether the answers pass: HR-01 to HR-10 do. A
# measure still to be evaluated rests on the plan for it; a one-to-one check is aimed at whoever asks for it.
human_rights_test_answered := lib.all_of([
	lib.given(input.facts.legal_basis.citation),
	lib.given(input.facts.purpose.statement),
	lib.any_of([
		lib.given(input.facts.necessity.effectiveness_evidence),
		lib.given(input.facts.governance.evaluation_plan),
	]),
	lib.given(input.facts.necessity.alternatives),
	lib.given(input.facts.proportionality.balancing_statement),
	lib.any_of([verification, lib.given(input.facts.scope.persons_class)]),
	lib.given(input.facts.governance.oversight_body),
	lib.given(input.facts.rights.complaint_channel),
])
