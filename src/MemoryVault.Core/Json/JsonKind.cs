using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json;

/// <summary>The six kinds of a JSON value (RFC 8259, section 3).</summary>
[SuppressMessage("Naming", "CA1720", Justification = "They are the RFC's own words.")]
public enum JsonKind
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>Values by name.</summary>
    Object,
}
