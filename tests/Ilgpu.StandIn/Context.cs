using System;

namespace ILGPU;

/// <summary>Where accelerators come from.</summary>
public sealed class Context : IDisposable
{
    private Context()
    {
    }

    public static Context Create(Action<Builder> buildingCallback)
    {
        ArgumentNullException.ThrowIfNull(buildingCallback);
        buildingCallback(new Builder());
        return new Context();
    }

    public void Dispose()
    {
    }

    /// <summary>Chooses what a context offers; here that is the CPU, always.</summary>
    public sealed class Builder
    {
        internal Builder()
        {
        }
    }
}
