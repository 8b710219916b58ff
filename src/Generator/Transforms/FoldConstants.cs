using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Computes integers and conditions that are constant once methods are inlined. C# itself would refuse to compile those that overflow;
/// here they wrap around, or saturate, as they do at run time. What throws is left.
/// <code>
/// before: x = a + (100000 * 100000)      y = (short)16777216      z = true ? b : c
/// after:  x = a + 1410065408             y = 0                    z = b
/// </code>
/// </summary>
internal static class FoldConstants
{
    public static Body Run(Body body) => body with { Statements = new IrRewrite(e => e.Rewrite(ConstantFolding.Fold), v => v, b => b).Run(body.Statements) };
}
