namespace MemoryVault.Stress.Load;

/// <summary>How a run stood at one time.</summary>
/// <param name="Seconds">When.</param>
/// <param name="Memory">The resident memory of all processes with agents, in bytes.</param>
/// <param name="Handles">Their open files, pipes and sockets.</param>
/// <param name="Children">The git processes that run.</param>
/// <param name="VaultBytes">The size of the vault's repository on disk.</param>
/// <param name="VaultFiles">The files in it.</param>
public sealed record LoadSample(double Seconds, long Memory, int Handles, int Children, long VaultBytes, int VaultFiles);
