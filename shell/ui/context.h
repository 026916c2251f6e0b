// The page that is being drawn: where the next widget goes, and the nodes so far.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "shell/ui/host.h"
#include "shell/ui/node.h"
#include "shell/ui/style.h"

namespace zhicheng::ui {

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
};

/// A container that is open, and how many nodes in it so far have no key of their own.
struct Inside {
  NodeId id = 0;
  std::uint32_t words = 0;
};

/// What outlives a frame. The platform owns one, and makes it current as one does with ImGui's own context.
struct Context {
  Host* host = nullptr;
  Fonts fonts;
  bool bare = false;        ///< no band at the top, and nothing is moved to the bottom of the window
  bool drawn = true;        ///< else the nodes alone are wanted: the page is shown as text
  std::set<NodeId> open;    ///< disclosures that are open
  std::vector<Node> nodes;  ///< of the last whole frame
  float height = 0;         ///< of the last whole page
  std::string page_key;     ///< which page this is: when it changes, reading begins at the top
  std::string page_title;
  NodeId attention = 0;  ///< the control to which eye and keyboard are led, once for each turn
  std::uint32_t attention_turn = 0;
  std::uint32_t attended_turn = 0;  ///< where ImGui scrolls: the last turn that was followed

  // Of the frame that is being drawn.
  bool narrow = false;
  float left = 0;  ///< of the column, screen coordinates
  float width = 0;
  float y = 0;    ///< where the next widget begins, screen coordinates
  float top = 0;  ///< screen y of the page's beginning
  std::vector<Inside> inside;  ///< the page itself, and the containers that are open
  std::size_t run_end = 0;     ///< how many nodes there were when the last of neighbours in a container ended
  Rect control;             ///< of the last field or list: what stands beside it
  float row_x = -1;         ///< inside Buttons: where the next one begins; -1 outside
  float row_height = 0;
  bool row_held = false;  ///< it has a container: its first button gave the name
};

void set_current(Context* context);
Context& current();

}  // namespace zhicheng::ui
