namespace MemoryVault.Vaults.TakeOver;

/// <summary>Folders of the old machine have no place on this one.</summary>
public sealed class PlaceUnknownException(IReadOnlyList<string> roots) : VaultException(
    VaultErrorKind.InvalidInput,
    roots[0],
    $"It is not known where on this machine {(roots.Count == 1 ? "this folder" : "these folders")} of the old one belong: '{string.Join("', '", roots)}'.",
    Advice.Of($"Say so with {new HeadWords($"--map '{roots[0]}=<folder here>'", $"-PathMap @{{ '{roots[0]}' = '<folder here>' }}")}."))
{
    /// <summary>Gets the folders.</summary>
    public IReadOnlyList<string> Roots { get; } = roots;
}
