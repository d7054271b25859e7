using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Json;

/// <summary>The documents of <c>memvault init</c>, <c>verify</c>, <c>optimize</c> and <c>log</c>.</summary>
internal static class MaintenanceJson
{
    internal static void Created(JsonText json, CreateVaultResult result)
    {
        json.Member("vault", result.Vault);
        json.Member("machine", result.Machine);
        json.Member("created", result.Created);
        json.Member("head", result.Head);
        json.Member("knownMachines", result.KnownMachines);
        json.Member("fingerprint", result.Fingerprint);
        json.Members("sources", result.Sources, CommonJson.Source);
        json.Member("redacted", result.IsRedacted);
        json.Member("restored", result.Restored, RestoreJson.Write);
    }

    internal static void Verified(JsonText json, IntegrityReport report)
    {
        json.Member("passed", report.Passed);
        json.Member("revision", report.Revision);
        json.Member("files", report.Files);
        json.Member("bytes", report.Bytes);
        json.Members("problems", report.Problems, CommonJson.Error);
        json.Member("warnings", report.Warnings);
        json.Member("time", report.Time);
        json.Member("elapsed", report.Elapsed);
        json.Member("vault", report.Vault);
    }

    internal static void Optimized(JsonText json, OptimizeResult result)
    {
        json.Member("looseBefore", result.LooseBefore);
        json.Member("looseAfter", result.LooseAfter);
        json.Member("packsBefore", result.PacksBefore);
        json.Member("packsAfter", result.PacksAfter);
        json.Member("bytesBefore", result.BytesBefore);
        json.Member("bytesAfter", result.BytesAfter);
        json.Member("elapsed", result.Elapsed);
        json.Member("vault", result.Vault);
    }

    internal static void Entry(JsonText json, VaultLogEntry entry)
    {
        json.Member("time", entry.Time);
        json.Word("level", entry.Level);
        json.Member("event", entry.Event);
        json.Member("message", entry.Message);
        json.Member("target", entry.Target);
        json.Member("processId", entry.ProcessId);
    }
}
