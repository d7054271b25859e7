namespace MemoryVault.Secrets.Rules;

/// <summary>Keys of hosts of language models: what agents have most of.</summary>
internal static class ModelRules
{
    internal static TokenRule[] All { get; } =
    [
        new("openai", "OpenAI API key, which has T3BlbkFJ in its middle", "sk-proj-{t:48-330}", "sk-svcacct-{t:48-330}", "sk-admin-{t:48-330}", "sk-{w:48}") { Check = token => token.IndexOf("T3BlbkFJ"u8) > 0 },
        new("anthropic-api", "Anthropic API key", "sk-ant-api03-{t:93}AA"),
        new("anthropic-admin", "Anthropic admin API key", "sk-ant-admin01-{t:93}AA"),
        new("anthropic-oauth", "Anthropic OAuth token or session key", "sk-ant-oat01-{t:80-120}", "sk-ant-ort01-{t:80-120}", "sk-ant-sid01-{t:80-130}"),
        new("huggingface", "Hugging Face access token", "hf_{w:34}", "api_org_{w:34}"),
        new("groq", "Groq API key", "gsk_{w:52}"),
        new("xai", "xAI API key", "xai-{w:80}"),
        new("perplexity", "Perplexity API key", "pplx-{w:48-56}"),
        new("openrouter", "OpenRouter API key", "sk-or-v1-{h:64}"),
        new("replicate", "Replicate API token", "r8_{w:37}"),
        new("cerebras", "Cerebras API key", "csk-{l:48}"),
        new("langsmith", "LangSmith API key", "lsv2_pt_{h:32}_{h:10}", "lsv2_sk_{h:32}_{h:10}"),
        new("tavily", "Tavily API key", "tvly-{t:32-48}"),
        new("elevenlabs", "ElevenLabs API key", "sk_{h:48}"),
    ];
}
