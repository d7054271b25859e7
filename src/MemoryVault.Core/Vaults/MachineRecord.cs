using MemoryVault.Backup;

namespace MemoryVault.Vaults;

/// <summary>What the vault knows of one machine (<c>machines/&lt;machine&gt;.json</c>), so that another can take its place.</summary>
/// <param name="Name">The machine's name in the vault.</param>
/// <param name="System">Its system: <c>linux</c>, <c>macos</c> or <c>windows</c>; tells how its paths are written.</param>
/// <param name="Home">The user's home folder there.</param>
/// <param name="Sources">What was backed up there and where it lay.</param>
public sealed record MachineRecord(string Name, string System, string Home, IReadOnlyList<MemorySource> Sources);
