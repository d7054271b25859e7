using MemoryVault.Git;
using MemoryVault.LibGit2;

namespace MemoryVault.Tests.History;

/// <summary>The same on libgit2, which a program that stays uses; on a machine without it, once more on git's files.</summary>
public sealed class VerifyIntegrityInProcessTests : VerifyIntegrityTests
{
    private protected override IObjectStoreProvider? ObjectStores => new LibGit2ObjectStoreProvider();
}
