namespace MemoryVault.Memory;

/// <summary>What a proposal is.</summary>
public enum CheckInForm
{
    /// <summary>The memory, or the section, as it shall be.</summary>
    Document,

    /// <summary>A patch (RFC 6902).</summary>
    Patch,

    /// <summary>A merge patch (RFC 7396).</summary>
    MergePatch,
}
