namespace MemoryVault.History;

/// <summary>What a repack did.</summary>
/// <param name="LooseBefore">Loose objects before.</param>
/// <param name="LooseAfter">Loose objects after.</param>
/// <param name="PacksBefore">Packs before.</param>
/// <param name="PacksAfter">Packs after.</param>
/// <param name="BytesBefore">Bytes on disk before.</param>
/// <param name="BytesAfter">Bytes on disk after.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Vault">The vault's folder.</param>
public sealed record OptimizeResult(
    int LooseBefore, int LooseAfter, int PacksBefore, int PacksAfter, long BytesBefore, long BytesAfter, TimeSpan Elapsed, string Vault);
