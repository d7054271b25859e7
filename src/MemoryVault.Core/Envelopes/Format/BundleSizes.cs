namespace MemoryVault.Envelopes;

/// <summary>How bundles are cut.</summary>
internal static class BundleSizes
{
    /// <summary>The length of the parts that a long bundle is cut into. GitHub refuses files of more than 100 MB, and warns of those above 50 MB.</summary>
    internal const int Part = 32 << 20;

    /// <summary>The most bytes that a part may have: one is held in memory.</summary>
    internal const long MaximumPart = 256 << 20;
}
