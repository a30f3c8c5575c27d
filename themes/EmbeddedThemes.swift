/// The scheme files of this folder, inside the binary.
public enum EmbeddedThemes {
}
