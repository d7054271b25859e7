namespace MemoryVault.Tests.Envelopes;

public sealed class FolderEnvelopeTests : EnvelopeExchangeContract
{
    protected override string MakePlace() => Directory.CreateDirectory(Folder["disk"]).FullName;
}
