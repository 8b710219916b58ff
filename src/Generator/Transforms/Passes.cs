using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>The passes over the IR, in order. Each is a function from body to body.</summary>
internal static class Passes
{
    public static Body Run(Body body)
    {
        body = RecognizeReductions.Run(body);
        return body;
    }
}
