using System.Collections.Immutable;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <content>Arrays of arrays, which are read row by row.</content>
internal sealed partial class BodyLowering
{
    /// <summary>
    /// A row: which one is chosen, and tested, now, where statements can run before; otherwise with each access. Null when something in it
    /// was refused.
    /// </summary>
    private BufferPart? LowerRow(IOperation operation, IOperation rows, IOperation index)
    {
        if (ResolveBuffer(rows) is not { } whole || LowerIndex(index, whole, 0, operation) is not { } row)
            return null;
        int id = context.NextId(operation.Syntax);
        if (before is not null && !(row is Constant or VariableRef { Variable.Kind: VariableKind.Index }))
            row = Bind(row, operation.Syntax, before);
        return new BufferPart(whole.Buffer, Row: new RowLength(id, whole.Buffer, row));
    }

    /// <summary>A local that stands for a row: C# tests here that there is one.</summary>
    private BufferPart Tested(BufferPart part, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target)
    {
        if (part.Row is not { } length || length.Row.Type != ScalarType.Int32)
            return part;
        Variable row = Symbols.Temporary(ScalarType.Int32, "row");
        Expr tested = new Within(context.NextId(syntax), length.Row, Constant.Int(1), new Length(part.Buffer, 0), RangeFault.Index);
        target.Add(new Let(context.NextId(syntax), row, tested));
        return part with { Row = length with { Row = new VariableRef(row) } };
    }

    private void RefuseBuffer(IOperation operation) =>
        context.Report(Descriptors.BufferValue, operation.Syntax, operation.Syntax.ToString(), "a row of an array of arrays can be read, measured and passed on; what its elements are cannot be assigned");
}
