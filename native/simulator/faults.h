// Seeded variations of a line's behaviour: the configuration's Faults.
#pragma once

#include "simulator/behaviour.h"
#include "simulator/random.h"

namespace winras::simulator {

// With this probability, one variation that the documents permit. Each dial has its own `random`.
void DrawFault(Behaviour& behaviour, double probability, Random random);

}  // namespace winras::simulator
