using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The file of a ref holds no object id: it is empty or zeros, as a power loss may leave it on a disk that does not flush.</summary>
public sealed class RefBrokenException(string refName, string file, Advice remedy) : VaultException(
    VaultErrorKind.Integrity,
    file,
    $"The file of '{refName}' names no object, as may be after a power loss: '{file}'.",
    remedy)
{
    /// <summary>Describes one that was not yet tried to be put back.</summary>
    internal RefBrokenException(string refName, string file)
        : this(refName, file, Advice.Of($"Run {HeadWords.Command("sync", "Invoke-VaultSync")}: it puts back what can safely be told, and says what to do if it cannot. Delete nothing before that."))
    {
    }

    /// <summary>Gets the name of the ref.</summary>
    public string RefName { get; } = refName;

    /// <summary>Gets the path of its file.</summary>
    public string File { get; } = file;
}
