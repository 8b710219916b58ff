using System.Collections.Generic;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop in lanes stays in one row of an array of arrays: the row is a buffer of one dimension, which the loop is given.
/// <code>
/// before: sum += a[i][j] * x[j]      after: sum += a_row[j] * x[j], where a_row is a[i]
/// </code>
/// </summary>
internal static class TakeRows
{
    public static For Run(For loop, BodyFacts facts, FreeNames names)
    {
        Dictionary<RowView, KernelBuffer> rows = [];
        KernelBuffer Row(KernelBuffer buffer, Expr index)
        {
            var view = new RowView(buffer, RowLengths.Fixed(index, loop, facts.Affine)!);
            if (!rows.TryGetValue(view, out KernelBuffer? row))
                rows[view] = row = new KernelBuffer(names.Next($"{buffer.Name}_row"), buffer.Element, 1, BufferKind.Row, Row: view);
            return row;
        }

        Expr Take(Expr expr) => expr.Rewrite(e => e switch
        {
            Load { Buffer: { Kind: BufferKind.Rows } buffer } load => load with { Buffer = Row(buffer, load.Index[0]), Index = EquatableArray.Of(load.Index[1]) },
            RowLength length => new Length(Row(length.Buffer, length.Row), 0),
            _ => e,
        });
        return loop with { Body = new IrRewrite(Take, v => v, b => b).Run(loop.Body) };
    }
}
