// ImGui's OpenGL backend asks for the state of the context before each frame, and puts it back after: here nobody else
// draws, and each such question waits until the graphics process has done all that it was told, which can take longer
// than the frame. What it asks of the context when it begins is known as well, and what a shader that does not compile
// would say is of use to nobody. The linker puts these in the place of OpenGL's (--wrap, CMakeLists.txt).
#include <GLES3/gl3.h>

extern "C" {

void __wrap_glGetIntegerv(GLenum name, GLint* values) {
  switch (name) {
    case GL_ACTIVE_TEXTURE:
      *values = GL_TEXTURE0;
      return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_DST_RGB:
    case GL_BLEND_SRC_ALPHA:
    case GL_BLEND_DST_ALPHA:
      *values = GL_ONE;
      return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *values = GL_FUNC_ADD;
      return;
    case GL_VIEWPORT:  // set for each frame
    case GL_SCISSOR_BOX:
      values[0] = values[1] = values[2] = values[3] = 0;
      return;
    case GL_MAJOR_VERSION:
      *values = 3;
      return;
    case GL_MAX_TEXTURE_SIZE:  // what every device with WebGL 2 can do
      *values = 4096;
      return;
    default:  // what is bound, the minor version, extensions
      *values = 0;
  }
}

const GLubyte* __wrap_glGetString(GLenum) { return reinterpret_cast<const GLubyte*>("OpenGL ES 3.0"); }

void __wrap_glGetShaderiv(GLuint, GLenum name, GLint* value) { *value = name == GL_COMPILE_STATUS ? GL_TRUE : 0; }

void __wrap_glGetProgramiv(GLuint, GLenum name, GLint* value) { *value = name == GL_LINK_STATUS ? GL_TRUE : 0; }

}  // extern "C"
