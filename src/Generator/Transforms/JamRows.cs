using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Unroll-and-jam: the body of a loop for several iterations of the parallel loop around it at once, so that what they read in common is
/// read once and their chains of operations overlap.
/// <code>
/// before: (in row i)                  after: (in rows i and i + 1)
///   double s = 0                        double s = 0
///   for k = 0; k &lt; n; k += 1            double s_row1 = 0
///     s += a[i, k] * b[k, j]            for k = 0; k &lt; n; k += 1
///   c[i, j] = s                           s += a[i, k] * b[k, j]
///                                         s_row1 += a[i + 1, k] * b[k, j]
///                                       c[i, j] = s
///                                       c[i + 1, j] = s_row1
/// </code>
/// Legal because rows are independent; each keeps the order of its own operations, so every result has the same bits.
/// </summary>
internal sealed class JamRows(Variable row, int rows, AffineForms affine)
{
    /// <summary>The loop for <paramref name="rows"/> rows from the one in <paramref name="row"/> on.</summary>
    public static For Run(For loop, Variable row, int rows, AffineForms affine) => loop with { Body = new JamRows(row, rows, affine).Jam(loop.Body) };

    /// <summary>
    /// Whether the body can be jammed: straight-line code, branches and loops whose conditions and bounds are the same for all rows.
    /// </summary>
    public static bool IsPossible(For loop, Variable row) => loop.Body.All().All(s => s switch
    {
        If branch => !branch.Condition.All().Any(e => e is Load) && !branch.Condition.Mentions(row),
        For inner => !inner.MayEndEarly() && !inner.Lower.Mentions(row) && !inner.Bound.Mentions(row),
        Let or Assign or Accumulate or Store => true,
        _ => false,
    });

    private Block Jam(Block block) => new(block.Statements.SelectMany(Jam).ToEquatable());

    private IEnumerable<Stmt> Jam(Stmt statement) => statement switch
    {
        If or For => [statement.WithBlocks(Jam)],
        _ => Enumerable.Range(0, rows).Select(r => InRow(statement, r)),
    };

    private Stmt InRow(Stmt statement, int number)
    {
        if (number == 0)
            return statement;
        Expr Move(Expr expr) => expr.Rewrite(e => e switch
        {
            VariableRef { Variable: var v } when v == row => new Binary(BinaryOp.Add, e, new Constant(v.Type, number)),
            VariableRef reference => new VariableRef(Own(reference.Variable, number)),
            _ => e,
        });

        // Subscripts that go through locals are written out: a row's own copy of a local is unknown to the analysis.
        Expr Written(Expr expr) => expr.Rewrite(e => e is Load load ? load with { Index = load.Index.Select(affine.Inline).ToEquatable() } : e);
        Stmt direct = statement is Store store ? store with { Index = store.Index.Select(affine.Inline).ToEquatable() } : statement;
        return new IrRewrite(e => Move(Written(e)), v => Own(v, number), b => b).Run(direct);
    }

    private static Variable Own(Variable variable, int number) => variable.Kind == VariableKind.Local
        ? variable with { Name = $"{variable.Name}_row{number.ToString(CultureInfo.InvariantCulture)}" }
        : variable;
}
