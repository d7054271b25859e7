using MemoryVault.LibGit2;

namespace MemoryVault.Tests.Git;

/// <summary>A test of the in-process store itself, which needs libgit2 on the machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresLibGit2FactAttribute : FactAttribute
{
    public RequiresLibGit2FactAttribute()
    {
        using var git = new TestGit();
        var folder = Directory.CreateDirectory(Path.Combine(git.Home, "objects")).Parent!.FullName;
        if (!new LibGit2ObjectStoreProvider().TryOpen(folder, out _, out var reason))
        {
            Skip = $"needs libgit2 ('apt install libgit2-1.5'): {reason}";
        }
    }
}
