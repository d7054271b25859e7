using System.Diagnostics.CodeAnalysis;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Tracing;

/// <summary>An entry has no such value.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
public sealed class ValueMissingException(EntryPath path, JsonPointer pointer) : VaultException(
    VaultErrorKind.NotFound,
    path.ToString(),
    $"'{path}' has nothing at '{pointer}'.",
    Advice.Of($"Look at what is there with {HeadWords.Command("memory get", "Get-MemoryEntry")}, or name an earlier state with {new HeadWords("--at", "-At")}."));
