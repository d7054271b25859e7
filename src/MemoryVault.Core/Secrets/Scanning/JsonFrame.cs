namespace MemoryVault.Secrets.Scanning;

/// <summary>An object or array that a place lies in.</summary>
internal sealed class JsonFrame
{
    /// <summary>Gets or sets a value indicating whether it is an object.</summary>
    internal bool IsObject { get; set; }

    /// <summary>Gets or sets where the name of the member begins that is looked at.</summary>
    internal int NameStart { get; set; }

    /// <summary>Gets or sets where it ends.</summary>
    internal int NameEnd { get; set; }

    /// <summary>Gets or sets the index of the element that is looked at.</summary>
    internal int Index { get; set; }
}
