// What our plain widgets are to assistive technology, where Qt's guess says nothing.
#pragma once

namespace desk::ui {

/// From now on. Harmless to repeat.
void installRoles();

} // namespace desk::ui
