namespace MemoryVault.Json;

/// <summary>How a value is written.</summary>
public enum JsonStyle
{
    /// <summary>Without any white space, in one line that has no end of line.</summary>
    Compact,

    /// <summary>An element or member a line, two spaces a level, ended by a line feed.</summary>
    Indented,
}
