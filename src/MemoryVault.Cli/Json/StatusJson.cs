using MemoryVault.Memory;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Json;

/// <summary>The document of <c>memvault status --json</c>.</summary>
internal static class StatusJson
{
    internal static void Write(JsonText json, VaultStatus status)
    {
        json.Member("vault", status.Vault);
        json.Member("machine", status.Machine);
        json.Word("health", status.Health);
        json.Member("reasons", status.Reasons);
        json.Member("head", status.Head);
        json.Member("lastSync", status.LastSync);
        json.Member("lastAttempt", status.LastAttempt);
        json.Member("lastProof", status.LastProof, Proof);
        json.Member("files", status.Files);
        json.Member("bytes", status.Bytes);
        json.Member("dirty", status.Dirty);
        json.Members("sources", status.Sources, Source);
        json.Members("sessionSources", status.SessionSources, SessionSource);
        json.Members("remotes", status.Remotes, CommonJson.Remote);
        json.Members("quarantined", status.Quarantined, CommonJson.Quarantined);
        json.Member("conflicts", status.Conflicts);
        json.Members("schedules", status.Schedules, CommonJson.Schedule);
        json.Members("leases", status.Leases, LeaseJson.Lease);
        json.Member("memory", status.Memory, Memory);
        json.Member("gitEngine", status.GitEngine, Engine);
        json.Member("repositoryBytes", status.RepositoryBytes);
    }

    private static void Proof(JsonText json, ProofRecord proof)
    {
        json.Member("time", proof.Time);
        json.Member("passed", proof.Passed);
        json.Member("revision", proof.Revision);
        json.Member("files", proof.Files);
        json.Member("problems", proof.Problems);
    }

    private static void Source(JsonText json, SourceStatus source)
    {
        json.Member("name", source.Name);
        json.Member("root", source.Root);
        json.Member("preset", source.Preset);
        json.Member("folder", source.Folder);
        json.Member("files", source.Files);
        json.Member("bytes", source.Bytes);
        json.Member("exists", source.Exists);
        json.Member("error", source.Error);
    }

    private static void SessionSource(JsonText json, SessionSourceStatus source)
    {
        json.Member("name", source.Name);
        json.Member("preset", source.Preset);
        json.Member("from", source.From);
        json.Member("transcripts", source.Transcripts);
        json.Member("lastPull", source.LastPull);
        json.Member("formatVersion", source.FormatVersion);
    }

    private static void Memory(JsonText json, MemoryStatus memory)
    {
        json.Member("snapshot", memory.Snapshot);
        json.Member("lastUpdate", memory.LastUpdate);
        json.Member("lastAgent", memory.LastAgent);
        json.Member("events", memory.Events);
    }

    private static void Engine(JsonText json, GitEngineStatus engine)
    {
        json.Member("git", engine.Git);
        json.Member("objects", engine.Objects);
        json.Member("note", engine.Note);
    }
}
