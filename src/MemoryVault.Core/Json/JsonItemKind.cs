namespace MemoryVault.Json;

/// <summary>What a JSON value is.</summary>
internal enum JsonItemKind
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary>A number, kept as it is spelled.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A list.</summary>
    Array,

    /// <summary>Members by name.</summary>
    Object,
}
